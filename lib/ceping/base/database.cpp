#include <ceping/base/database.hpp>

#include <ceping/base/phrases.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace ceping {

namespace {

// Longer than any run writes, and short enough for a run that hangs to be noticed.
constexpr int patience = 10 * 60 * 1000;  // milliseconds

struct Reason {
    int code;
    std::string_view zh;
};
constexpr auto reasons = std::to_array<Reason>({
    {SQLITE_NOTADB, "不是 SQLite 数据库"},
    {SQLITE_CORRUPT, "数据库已损坏"},
    {SQLITE_BUSY, "数据库被其他进程占用"},
    {SQLITE_LOCKED, "数据库被其他进程占用"},
    {SQLITE_READONLY, "数据库只能读取"},
    {SQLITE_FULL, "磁盘已满"},
    {SQLITE_IOERR, "读写出错"},
    {SQLITE_CANTOPEN, "无法打开数据库文件"},
});

Words reason_of(sqlite3* handle, int code) {
    const std::string en = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    const auto* const row = std::find_if(reasons.begin(), reasons.end(),
                                         [code](const Reason& each) { return each.code == (code & 0xFF); });
    return {row == reasons.end() ? en : std::string(row->zh), en};
}

}  // namespace

struct Database::State {
    std::string path;
    Use use = Use::read;
    sqlite3* handle = nullptr;
    bool made = false;  // by us; where nothing was committed it goes again

    void expect(int code) const {
        if (code != SQLITE_OK) {
            fail(reason_of(handle, code));
        }
    }
    [[noreturn]] void fail(const Words& reason) const {
        throw FileError(use == Use::read ? phrases::cannot_read : phrases::cannot_write, reason, path);
    }
};

Database::Database(const std::string& path, Use use) : state_(std::make_unique<State>()) {
    state_->path = path;
    state_->use = use;
    state_->made = use == Use::append && !exists(path);
    // A name with a colon in front means something else to SQLite.
    const std::string name = path.starts_with(':') ? "./" + path : path;
    const int code = sqlite3_open_v2(
        name.c_str(), &state_->handle,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (use == Use::append ? SQLITE_OPEN_CREATE : 0), nullptr);
    if (code != SQLITE_OK) {
        const Words reason = reason_of(state_->handle, code);
        sqlite3_close_v2(state_->handle);
        state_->handle = nullptr;
        state_->fail(reason);
    }
    sqlite3_busy_timeout(state_->handle, patience);
    // The file may come from anybody: what its schema says is not run, and may not corrupt what is written.
    for (const auto& [what, on] : {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                   {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                   {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                   {SQLITE_DBCONFIG_ENABLE_VIEW, 0}}) {
        state_->expect(sqlite3_db_config(state_->handle, what, on, nullptr));
    }
}

Database::~Database() {
    // Closing rolls back.
    sqlite3_close_v2(state_->handle);
    struct stat info {};
    if (state_->made && stat(state_->path.c_str(), &info) == 0 && info.st_size == 0) {
        unlink(state_->path.c_str());
    }
}

void Database::run(const std::string& sql) {
    state_->expect(sqlite3_exec(state_->handle, sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Database::number(const std::string& sql) {
    Statement statement(*this, sql);
    return statement.step() ? statement.number(0) : 0;
}

void Database::refuse(const Words& reason) const { state_->fail(reason); }

struct Statement::State {
    Database::State* database = nullptr;
    sqlite3_stmt* handle = nullptr;

    ~State() { sqlite3_finalize(handle); }
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Statement::Statement(Database& database, const std::string& sql) : state_(std::make_unique<State>()) {
    state_->database = database.state_.get();
    state_->database->expect(sqlite3_prepare_v2(database.state_->handle, sql.data(),
                                                static_cast<int>(sql.size()), &state_->handle, nullptr));
}

Statement::Statement(Statement&&) noexcept = default;
Statement::~Statement() = default;

void Statement::bind(int parameter, std::string_view text) {
    state_->database->expect(
        sqlite3_bind_text64(state_->handle, parameter, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int parameter, std::int64_t value) {
    state_->database->expect(sqlite3_bind_int64(state_->handle, parameter, value));
}

bool Statement::step() {
    const int code = sqlite3_step(state_->handle);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        state_->database->expect(code);
    }
    return false;
}

void Statement::reset() {
    sqlite3_reset(state_->handle);  // an error of the last step was told by it
    sqlite3_clear_bindings(state_->handle);
}

std::optional<std::string_view> Statement::text(int column) const {
    const auto* const bytes = sqlite3_column_text(state_->handle, column);
    if (bytes == nullptr) {
        return std::nullopt;
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): SQLite's characters are unsigned
    return std::string_view(reinterpret_cast<const char*>(bytes),
                            static_cast<std::size_t>(sqlite3_column_bytes(state_->handle, column)));
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(state_->handle, column); }

bool is_database(std::string_view beginning) {
    return beginning.starts_with(std::string_view("SQLite format 3\0", 16));
}

}  // namespace ceping
