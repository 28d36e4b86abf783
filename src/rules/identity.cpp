#include "mieux/rules/identity.hpp"

#include <map>
#include <memory>

#include "mieux/base/fingerprint.hpp"
#include "mieux/rules/rules.hpp"
#include "mieux/yaml/edit.hpp"
#include "rule.hpp"

namespace mieux {
namespace {

/// A record's text as a tree, if it can be read.
struct Reread {
  explicit Reread(std::string_view of) : text(of) {
    std::vector<Finding> findings;
    whole = yaml::read(text, document, unescaped, findings);
  }

  std::string text;
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  bool whole = false;
};

/// Where findings are, in the terms of the records.
class Places {
 public:
  explicit Places(const Store& store) : texts_(store) {}

  FindingIdentity identity(std::string_view code, const Record& record, Span span,
                           std::string_view missing) {
    FindingIdentity identity{code, identity_of(record), {}, {}};
    const Reread& read = reread(record);
    if (!read.whole) return identity;
    yaml::Path path = yaml::path_at(read.document, span.begin);
    if (!missing.empty() && !path.empty()) path.back() = std::string{missing};
    name(read.document, path, identity);
    return identity;
  }

  /// What stands at a place.
  std::string value(const Record& record, Span span) {
    return std::string{
        std::string_view{reread(record).text}.substr(span.begin, span.end - span.begin)};
  }

 private:
  const Reread& reread(const Record& record) {
    std::unique_ptr<Reread>& kept = read_[&record];
    if (kept == nullptr) kept = std::make_unique<Reread>(texts_.of(record));
    return *kept;
  }

  /// The last element with an id on the way is the part; other positions are left out.
  static void name(const yaml::Document& document, const yaml::Path& path,
                   FindingIdentity& identity) {
    yaml::Path so_far;
    for (const yaml::Step& step : path) {
      so_far.push_back(step);
      if (const auto* key = std::get_if<std::string>(&step)) {
        identity.field += (identity.field.empty() ? "" : ".") + *key;
        continue;
      }
      const yaml::Node* element = yaml::find(document, so_far);
      const yaml::Node* id = element == nullptr ? nullptr : document.find(*element, "id");
      if (id == nullptr) continue;
      identity.part = id->text;
      identity.field.clear();
    }
  }

  RecordTexts texts_;
  std::map<const Record*, std::unique_ptr<Reread>> read_;
};

}  // namespace

std::string identity_of(const Record& record) {
  return record.uid.is_there() ? std::string{record.uid.value} : full_id(record);
}

std::vector<IdentifiedFinding> identified_findings(const Store& store,
                                                   std::span<const Issue> issues) {
  std::vector<IdentifiedFinding> found;
  for (const Diagnostic& diagnostic : store.diagnostics())
    found.push_back({diagnostic,
                     {diagnostic.code, diagnostic.where.path, {}, {}},
                     diagnostic.where.line_text,
                     {}});
  RecordTexts texts(store);
  Places places(store);
  for (const Issue& issue : issues) {
    auto diagnostic = Store::locate(issue, texts);
    if (!diagnostic) continue;
    const Finding& finding = issue.finding;
    IdentifiedFinding one{
        std::move(*diagnostic),
        places.identity(finding.code, *issue.record, finding.span, finding.field),
        finding.field.empty() ? places.value(*issue.record, finding.span) : std::string{},
        {}};
    for (const OtherEnd& other : issue.others)
      one.others.push_back(places.identity(finding.code, *other.record, other.span, {}));
    found.push_back(std::move(one));
  }
  return found;
}

std::vector<std::string> fingerprints_of(std::span<const IdentifiedFinding> findings) {
  constexpr std::size_t digits = 32;
  std::map<FindingIdentity, std::size_t> times;
  std::vector<std::string> all;
  all.reserve(findings.size());
  for (const IdentifiedFinding& finding : findings) {
    const FindingIdentity& is = finding.identity;
    std::string one = std::string{is.code} + '\0' + is.record + '\0' + is.part + '\0' + is.field;
    all.push_back(fingerprint(one).substr(0, digits));
    if (const std::size_t time = ++times[is]; time > 1) all.back() += "-" + std::to_string(time);
  }
  return all;
}

}  // namespace mieux
