// The zip file that a workbook is, and the XML of its parts.
#include <ceping/node/xlsx_package.hpp>

#include <ceping/base/text.hpp>
#include <ceping/node/phrases.hpp>

#include <expat.h>
#include <zip.h>

#include <exception>
#include <map>
#include <utility>
#include <vector>

namespace ceping {

namespace {

constexpr std::size_t block_of_part = std::size_t{16} * 1024;
constexpr std::size_t deepest_element = 64;
/// A token that goes on for longer is no cell.
constexpr std::size_t longest_token = std::size_t{4} * 1024 * 1024;
/// Sheets shrink to a tenth or a twentieth; only bytes that are all the same shrink to less than this.
constexpr std::size_t largest_ratio = 250;
constexpr std::size_t ratio_looked_at = std::size_t{4} * 1024 * 1024;

/// A name as parts are looked up: some programs write backslashes, a slash before it, or another case than they refer to.
std::string part_key(std::string_view name) {
    std::string out = lower_ascii(name);
    for (char& c : out) {
        c = c == '\\' ? '/' : c;
    }
    return out.starts_with('/') ? out.substr(1) : out;
}

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct CloseEntry {
    void operator()(zip_file_t* entry) const { (void)zip_fclose(entry); }
};
using Entry = std::unique_ptr<zip_file_t, CloseEntry>;

}  // namespace

void over_limit(const Words& what, std::size_t limit) {
    throw WorkbookError(phrases::workbook_limit.with({{"what", what}, {"limit", limit}}));
}

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char* const* at = pairs_; *at != nullptr; at += 2) {
        const std::string_view whole = *at;
        if (whole == name || (whole.size() > name.size() && local_name(whole) == name)) {
            return at[1];
        }
    }
    return {};
}

bool XmlAttributes::flag(std::string_view name) const {
    const std::string_view value = (*this)[name];
    return value == "1" || value == "true";
}

/// The zip file.
class XlsxPackage::Parts {
public:
    explicit Parts(std::string_view bytes) {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
        zip_ = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
        zip_error_fini(&error);
        if (zip_ == nullptr) {
            zip_source_free(source);
            throw WorkbookError(phrases::workbook_cut_off.with({}));
        }
    }
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    ~Parts() { zip_discard(zip_); }

    void list() {
        const zip_int64_t count = zip_get_num_entries(zip_, 0);
        if (count > static_cast<zip_int64_t>(most_parts)) {
            over_limit({"部件数", "its parts are"}, most_parts);
        }
        for (zip_int64_t i = 0; i < count; ++i) {
            const auto index = static_cast<zip_uint64_t>(i);
            if (const char* const name = zip_get_name(zip_, index, ZIP_FL_ENC_RAW)) {
                by_name_.emplace(part_key(name), index);
            }
        }
    }
    [[nodiscard]] bool has(std::string_view part) const { return by_name_.contains(part_key(part)); }

    /// Opens a part; its compressed size goes into `stored`.
    Entry open(std::string_view part, std::size_t& stored) {
        const auto at = by_name_.find(part_key(part));
        if (at == by_name_.end()) {
            throw WorkbookError(phrases::workbook_part_missing.with({{"part", part}}));
        }
        zip_stat_t about;
        zip_stat_init(&about);
        if (zip_stat_index(zip_, at->second, 0, &about) != 0) {
            damaged(part, zip_strerror(zip_));
        }
        stored = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? static_cast<std::size_t>(about.comp_size) : 0;
        if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
            throw WorkbookError(phrases::workbook_locked.with({}));
        }
        Entry entry(zip_fopen_index(zip_, at->second, 0));
        if (entry == nullptr) {
            damaged(part, zip_strerror(zip_));
        }
        return entry;
    }

    [[noreturn]] static void damaged(std::string_view part, const char* why) {
        throw WorkbookError(phrases::workbook_part_damaged.with({{"part", part}, {"why", why}}));
    }

private:
    zip_t* zip_ = nullptr;
    std::map<std::string, zip_uint64_t> by_name_;
};

/// Hands what expat reads to a handler. No exception may pass through expat, so each waits until it has returned.
class XlsxPackage::Parser {
public:
    Parser(std::string_view part, XmlHandler& handler, std::size_t& elements)
        : part_(part), handler_(handler), elements_(elements), expat_(XML_ParserCreate(nullptr)) {
        if (expat_ == nullptr) {
            throw std::bad_alloc();
        }
        XML_SetUserData(expat_.get(), this);
        XML_SetElementHandler(expat_.get(), on_start, on_end);
        XML_SetStartDoctypeDeclHandler(expat_.get(), on_doctype);
    }

    /// Where the next bytes of the part go, `block_of_part` of them at most.
    char* room() {
        void* const bytes = XML_GetBuffer(expat_.get(), static_cast<int>(block_of_part));
        if (bytes == nullptr) {
            throw std::bad_alloc();
        }
        return static_cast<char*>(bytes);
    }

    /// Reads what was put there; nothing is the end.
    void feed(std::size_t size) {
        silent_ += size;
        const auto status = XML_ParseBuffer(expat_.get(), static_cast<int>(size), size == 0 ? 1 : 0);
        if (thrown_ != nullptr) {
            std::rethrow_exception(thrown_);
        }
        if (status != XML_STATUS_OK && handler_.rest() == RestOfPart::read) {
            const std::string why = XML_ErrorString(XML_GetErrorCode(expat_.get()));
            throw WorkbookError(phrases::workbook_xml.with(
                {{"part", part_}, {"line", XML_GetCurrentLineNumber(expat_.get())}, {"why", why}}));
        }
        if (silent_ > longest_token) {
            over_limit({"一个 XML 标记的字节数", "the bytes of an XML tag are"}, longest_token);
        }
    }

private:
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    template <typename Work>
    void guarded(const Work& work) {
        silent_ = 0;
        if (thrown_ != nullptr) {
            return;
        }
        try {
            work();
            // Text that nobody takes need not be put together.
            const bool takes = handler_.takes_text();
            if (takes != std::exchange(takes_text_, takes)) {
                XML_SetCharacterDataHandler(expat_.get(), takes ? on_text : nullptr);
            }
        } catch (...) {
            thrown_ = std::current_exception();
            (void)XML_StopParser(expat_.get(), XML_FALSE);
        }
    }
    static Parser& of(void* self) { return *static_cast<Parser*>(self); }

    static void XMLCALL on_start(void* self, const XML_Char* name, const XML_Char** attributes) {
        Parser& own = of(self);
        own.guarded([&] {
            if (++own.elements_ > most_elements) {
                over_limit({"XML 元素数", "its XML elements are"}, most_elements);
            }
            if (++own.depth_ > deepest_element) {
                over_limit({"XML 元素的嵌套层数", "levels of XML elements are"}, deepest_element);
            }
            own.handler_.start(local_name(name), XmlAttributes(attributes), own.depth_);
            if (own.handler_.rest() != RestOfPart::read) {
                (void)XML_StopParser(own.expat_.get(), XML_FALSE);
            }
        });
    }
    static void XMLCALL on_end(void* self, const XML_Char* name) {
        Parser& own = of(self);
        own.guarded([&] {
            --own.depth_;
            own.handler_.end(local_name(name));
        });
    }
    static void XMLCALL on_text(void* self, const XML_Char* piece, int size) {
        Parser& own = of(self);
        own.guarded([&] { own.handler_.text({piece, static_cast<std::size_t>(size)}); });
    }
    static void XMLCALL on_doctype(void* self, const XML_Char* /*name*/, const XML_Char* /*system*/,
                                   const XML_Char* /*public_id*/, int /*internal*/) {
        Parser& own = of(self);
        own.guarded([&] { throw WorkbookError(phrases::workbook_dtd.with({{"part", own.part_}})); });
    }

    std::string part_;
    XmlHandler& handler_;
    std::size_t& elements_;
    std::unique_ptr<XML_ParserStruct, Free> expat_;
    std::size_t depth_ = 0;
    bool takes_text_ = false;
    std::size_t silent_ = 0;  // bytes since the last thing that was handed over
    std::exception_ptr thrown_;
};

XlsxPackage::XlsxPackage(std::string_view bytes) {
    if (bytes.size() > largest_workbook) {
        over_limit({"文件字节数", "its bytes are"}, largest_workbook);
    }
    if (!bytes.starts_with("PK")) {
        throw WorkbookError(phrases::workbook_none.with({}));
    }
    parts_ = std::make_unique<Parts>(bytes);
    parts_->list();
}

XlsxPackage::~XlsxPackage() = default;

bool XlsxPackage::has(std::string_view part) const { return parts_->has(part); }

void XlsxPackage::parse(std::string_view part, XmlHandler& handler) {
    std::size_t stored = 0;
    const Entry entry = parts_->open(part, stored);
    Parser parser(part, handler, elements_);
    std::vector<char> unread;
    std::size_t own = 0;
    for (;;) {
        const bool reads = handler.rest() == RestOfPart::read;
        if (!reads && unread.empty()) {
            unread.resize(block_of_part);
        }
        const zip_int64_t got = zip_fread(entry.get(), reads ? parser.room() : unread.data(), block_of_part);
        if (got < 0) {
            Parts::damaged(part, zip_file_strerror(entry.get()));
        }
        const auto size = static_cast<std::size_t>(got);
        own += size;
        inflated_ += size;
        // What the zip file says of sizes may be made up: what comes out is counted.
        if (inflated_ > largest_inflated) {
            over_limit({"解压后的字节数", "its bytes, unpacked, are"}, largest_inflated);
        }
        if (own > ratio_looked_at && own / largest_ratio > stored) {
            over_limit({"压缩比", "the ratio of its compression is"}, largest_ratio);
        }
        if (reads) {
            parser.feed(size);
        }
        if (size == 0 || handler.rest() == RestOfPart::leave) {
            return;
        }
    }
}

void XlsxPackage::count_cells(std::size_t cells) {
    cells_ += cells;
    if (cells_ > most_cells) {
        over_limit({"单元格数", "its cells are"}, most_cells);
    }
}

void XlsxPackage::count_strings() {
    if (++strings_ > most_cells) {
        over_limit({"共享文字数", "its shared texts are"}, most_cells);
    }
}

void XlsxPackage::count_text(std::size_t bytes) {
    text_ += bytes;
    if (text_ > most_text) {
        over_limit({"文字字节数", "the bytes of its texts are"}, most_text);
    }
}

}  // namespace ceping
