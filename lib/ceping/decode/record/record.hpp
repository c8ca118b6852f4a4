#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/node/formats.hpp>
#include <ceping/node/node.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

struct RecordOptions {
    bool details = false;  ///< keep evidence entries and notes (validating); scoring needs only their number
};

/// Takes each record as it is decoded. A record with errors comes too, with its findings in it.
using RecordSink = std::function<void(Record&&)>;

/// Decodes records of one rubric from documents: single, lists, and both table layouts. Thread-safe.
/// Source: ceping-record(5).
class RecordDecoder {
public:
    explicit RecordDecoder(const Rubric& rubric, RecordOptions options = {});
    ~RecordDecoder();
    RecordDecoder(const RecordDecoder&) = delete;
    RecordDecoder& operator=(const RecordDecoder&) = delete;

    /// All records of a document, in order.
    void decode(const Document& document, const RecordSink& sink) const;

    /// Reads and decodes one input. What concerns no record alone (a syntax error, an unreadable file) comes as a record
    /// without unit that holds the finding, so that nothing handed in is silently dropped. `stream`: one record is held
    /// at a time; its digest is that of its own bytes.
    /// `seen` is told of each source that was read.
    void read(const std::string& path, const ReadOptions& options, const RecordSink& sink,
              bool stream = false, const std::function<void(const Source&)>& seen = {}) const;

    /// The same of bytes that are in memory, under a name. `format`: empty: told from the bytes.
    void read_text(const std::string& name, const std::string& bytes, std::string_view format,
                   const ReadOptions& options, const RecordSink& sink) const;

    /// What is prepared once for a rubric; its insides are not public.
    struct Plan;

private:
    void decode_all(const std::string& path, const RecordSink& sink,
                    const std::function<void(const Source&)>& seen,
                    const std::function<void(const DocumentSink& take, Diagnostics& found)>& read) const;

    std::unique_ptr<const Plan> plan_;
};

}  // namespace ceping
