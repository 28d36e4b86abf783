#include "mieux/procedure/requests/completeness.hpp"

#include <algorithm>

#include "mieux/store/texts.hpp"

namespace mieux {
namespace {

class Completeness {
 public:
  Completeness(const yaml::Document& document, const yaml::Node& version)
      : document_(document), version_(version) {}

  void need(std::string field, std::string what) { add(std::move(field), std::move(what), true); }
  void mention(std::string field, std::string what) {
    add(std::move(field), std::move(what), false);
  }

  [[nodiscard]] const yaml::Node* find(const yaml::Node& in, std::string_view key) const {
    const yaml::Node* node = document_.find(in, key);
    return node != nullptr && (node->size > 0 || !node->text.empty()) ? node : nullptr;
  }

  void texts(const std::vector<std::string>& objectives) {
    need_field("context", "the context and the institutional framework");
    need_field("problem", "the problem");
    need_field("objective", "the objective");
    if (objectives.empty()) return;
    const yaml::Node* served = find(version_, "programme_objective");
    std::string known;
    for (const std::string& objective : objectives)
      known += (known.empty() ? "" : ", ") + objective;
    if (served == nullptr)
      need("programme_objective", "the objective of the programme that it serves: " + known);
    else if (std::find(objectives.begin(), objectives.end(), served->text) == objectives.end())
      need("programme_objective", "an objective of the programme: '" + std::string{served->text} +
                                      "' is none; there are " + known);
  }

  void results() {
    const yaml::Node* results = find(version_, "expected_results");
    if (results == nullptr)
      return need("expected_results",
                  "an expected result, with its level: individual, institutional or "
                  "enabling-environment");
    std::size_t position = 0;
    for (const yaml::Node& result : yaml::Children{document_, *results}) {
      const std::string at = "expected_results." + std::to_string(++position);
      if (find(result, "indicators") == nullptr)
        need(at + ".indicators", "an indicator of expected result " + std::to_string(position));
    }
  }

  void activities() {
    const yaml::Node* activities = find(version_, "activities");
    if (activities == nullptr) return need("activities", "a planned activity");
    std::size_t position = 0;
    for (const yaml::Node& activity : yaml::Children{document_, *activities}) {
      const std::string number = std::to_string(++position);
      const std::string at = "activities." + number + ".";
      const std::string of = " of planned activity " + number;
      const yaml::Node* mode = find(activity, "mode");
      if (find(activity, "month") == nullptr) need(at + "month", "the month" + of);
      if (mode == nullptr) need(at + "mode", "whether it is on site or remote:" + of);
      if (find(activity, "place") == nullptr && (mode == nullptr || mode->text != "remote"))
        need(at + "place", "the place" + of);
      if (find(activity, "expert_profiles") == nullptr)
        mention(at + "expert_profiles", "profiles of the experts" + of);
    }
  }

  void appraisal() {
    const yaml::Node* appraisal = find(version_, "appraisal");
    std::string missing;
    for (const std::string_view criterion : appraisal_criteria) {
      bool scored = false;
      if (appraisal != nullptr)
        for (const yaml::Node& one : yaml::Children{document_, *appraisal}) {
          const yaml::Node* name = find(one, "criterion");
          scored = scored || (name != nullptr && name->text == criterion &&
                              find(one, "score") != nullptr && find(one, "sentence") != nullptr);
        }
      if (!scored) missing += (missing.empty() ? "" : ", ") + std::string{criterion};
    }
    if (!missing.empty())
      need("appraisal.CRITERION.score, .sentence", "the appraisal on " + missing);
  }

  void rest() {
    const yaml::Node* delegation = find(version_, "delegation");
    if (delegation == nullptr || find(*delegation, "consulted") == nullptr)
      need("delegation.consulted", "when the EU Delegation was consulted");
    else if (find(*delegation, "answer") == nullptr)
      mention("delegation.answer", "the answer of the EU Delegation");
    need_field("expert_days", "the estimated expert days");
    if (find(version_, "complementary") == nullptr)
      mention("complementary", "complementary projects");
  }

  std::vector<Lack> result() { return std::move(lacks_); }

 private:
  void add(std::string field, std::string what, bool needed) {
    lacks_.push_back({std::move(field), std::move(what), needed});
  }
  void need_field(const std::string& field, std::string what) {
    if (find(version_, field) == nullptr) need(field, std::move(what));
  }

  const yaml::Document& document_;
  const yaml::Node& version_;
  std::vector<Lack> lacks_;
};

}  // namespace

std::vector<Lack> lacks_of(const yaml::Document& fiche, const yaml::Node& version,
                           const std::vector<std::string>& objectives) {
  Completeness completeness(fiche, version);
  completeness.texts(objectives);
  completeness.results();
  completeness.activities();
  completeness.appraisal();
  completeness.rest();
  std::vector<Lack> lacks = completeness.result();
  std::stable_partition(lacks.begin(), lacks.end(), [](const Lack& lack) { return lack.needed; });
  return lacks;
}

std::vector<std::string> objectives_of(const Store& store) {
  std::vector<std::string> ids;
  const auto& programmes = store.records(RecordKind::programme);
  if (programmes.empty() || !programmes.front().whole) return ids;
  const RecordTree tree(store, programmes.front());
  if (const yaml::Node* objectives = tree.document.find(tree.document.root(), "objectives"))
    for (const yaml::Node& objective : yaml::Children{tree.document, *objectives})
      if (const yaml::Node* id = tree.document.find(objective, "id")) ids.emplace_back(id->text);
  return ids;
}

}  // namespace mieux
