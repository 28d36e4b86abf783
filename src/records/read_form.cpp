#include "field_reader.hpp"
#include "mieux/records/form.hpp"

namespace mieux {
namespace {

/// A table from languages to texts.
List<WordsIn> read_words(const Fields& fields, const yaml::Node& node) {
  return fields.list<WordsIn>(node, [&](const yaml::Node& child) {
    return WordsIn{fields.key(child), fields.text(child)};
  });
}

/// Reads the tables of one form.
class FormReader {
 public:
  explicit FormReader(const Fields& fields) : fields_(fields) {}

  [[nodiscard]] List<Scale> scales(const yaml::Node& node) const {
    return fields_.list<Scale>(node, [this](const yaml::Node& child) {
      Scale scale;
      for (const yaml::Node& value : fields_.children(child)) switch (value.tag) {
          case field("id"): scale.id = fields_.text(value); break;
          case field("levels"): scale.levels = answers(value); break;
          default: break;
        }
      return scale;
    });
  }

  [[nodiscard]] List<FormVersion> versions(const yaml::Node& node) const {
    return fields_.list<FormVersion>(node, [this](const yaml::Node& child) {
      FormVersion version;
      for (const yaml::Node& value : fields_.children(child)) switch (value.tag) {
          case field("version"): version.version = fields_.text(value); break;
          case field("from"): version.from = Fields::when(value); break;
          case field("retired"): version.retired = Fields::when(value); break;
          case field("questions"):
            version.questions = fields_.list<FormQuestion>(
                value, [this](const yaml::Node& one) { return question(one); });
            break;
          default: break;
        }
      return version;
    });
  }

 private:
  [[nodiscard]] FormQuestion question(const yaml::Node& node) const {
    FormQuestion question;
    for (const yaml::Node& value : fields_.children(node)) switch (value.tag) {
        case field("id"): question.id = fields_.text(value); break;
        case field("text"): question.text = read_words(fields_, value); break;
        case field("kind"): question.kind = fields_.text(value); break;
        case field("scale"): question.scale = fields_.text(value); break;
        case field("choices"): question.choices = answers(value); break;
        case field("same_as"): question.same_as = fields_.text(value); break;
        default: break;
      }
    return question;
  }

  [[nodiscard]] List<Answer> answers(const yaml::Node& node) const {
    return fields_.list<Answer>(node, [this](const yaml::Node& child) {
      Answer answer;
      for (const yaml::Node& value : fields_.children(child)) switch (value.tag) {
          case field("id"): answer.id = fields_.text(value); break;
          case field("text"): answer.text = read_words(fields_, value); break;
          default: break;
        }
      return answer;
    });
  }

  const Fields& fields_;
};

}  // namespace

FeedbackForm read_form(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  const FormReader reader(fields);
  FeedbackForm form;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("tool"): form.tool = fields.text(value); break;
      case field("languages"): form.languages = fields.texts(value); break;
      case field("scales"): form.scales = reader.scales(value); break;
      case field("versions"): form.versions = reader.versions(value); break;
      default: break;
    }
  return form;
}

}  // namespace mieux
