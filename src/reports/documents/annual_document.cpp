// The beginning of an annual report, part by part.
#include "mieux/reports/documents/annual_document.hpp"

#include "mieux/base/text.hpp"

namespace mieux {
namespace {

class AnnualText {
 public:
  explicit AnnualText(const AnnualDocument& wanted) : wanted_(wanted) {}

  std::string run() {
    opening();
    programme();
    year();
    highlights();
    regions();
    concluded();
    learnt();
    outlook();
    thanks();
    closing();
    return std::move(text_);
  }

 private:
  template <typename... Values>
  [[nodiscard]] std::string words(std::string_view key, const Values&... values) const {
    return wanted_.language.text(key, values...);
  }
  template <typename... Values>
  void heading(int depth, std::string_view title, const Values&... values) {
    text_ +=
        std::string(static_cast<std::size_t>(depth), '#') + " " + words(title, values...) + "\n\n";
  }
  template <typename... Values>
  void write(std::string_view what, const Values&... values) {
    text_ += "<!-- write: " + words(what, values...) + " -->\n\n";
  }
  void block(const std::string& words) {
    text_ += "<!-- mieux: " + words + " -->\n<!-- /mieux -->\n\n";
  }
  void part(const std::string& name) { block("report year part=" + name + " level=3"); }
  void programme_part(const std::string& name) {
    block("report programme part=" + name + " level=4");
  }
  static std::string figure(const std::string& words) {
    return "<!-- mieux: figure " + words + " --><!-- /mieux -->";
  }

  void opening() {
    heading(1, "{}: annual report {}", for_markdown(wanted_.facility), wanted_.period_text);
    const Language& language = wanted_.language;
    text_ += "<!-- mieux document: " + wanted_.period +
             (language.is_english() ? "" : " lang=" + language.code()) + " -->\n\n";
    heading(2, "Abbreviations");
    block("glossary");
    heading(2, "Forewords");
    write("foreword of the director");
    write("foreword of the donor");
  }

  void programme() {
    heading(2, "The programme");
    write("what the programme is, in two paragraphs");
    programme_part("who-pays-and-who-runs-it");
    heading(3, "Objectives");
    programme_part("objectives");
    heading(3, "Themes");
    programme_part("themes");
    heading(3, "From a request to an Action");
    programme_part("clocks");
  }

  void year() {
    heading(2, "The year at a glance");
    text_ += words("In {}, the facility held {}, with {}. It ran {}, for {}, and received {}.",
                   wanted_.period_text, figure("activities where=\"was_held = true\""),
                   figure("activities measure=participants"), figure("actions active=yes"),
                   figure("actions active=yes measure=distinct:country noun=" +
                          words("country/countries")),
                   figure("requests")) +
             "\n\n";
    write("two paragraphs on the year");
    block("chart actions by=country as=map active=yes title=\"" +
          words("Where Actions ran, {}", wanted_.period_text) + "\"");
    part("numbers");
    heading(2, "Requests and decisions");
    part("requests");
    heading(2, "Clocks kept");
    part("clocks");
  }

  void highlights() {
    heading(2, "Highlights");
    write("what was said at the events, in a few sentences each");
    part("events");
    heading(2, "What partners and participants say");
    part("feedback");
    write("conclusions from the answers");
    heading(2, "What happened because of it");
    part("effects");
  }

  void regions() {
    heading(2, "Region by region");
    for (const AnnualDocument::Region& region : wanted_.regions) {
      text_ += "### " + for_markdown(region.shown) + "\n\n";
      write("introduction to {}, and a quotation", for_markdown(region.shown));
      block("report year region=" + region.id + " part=" + slug(region.label) + " level=4");
    }
  }

  void concluded() {
    heading(2, "Actions that concluded");
    write("the story of one of them");
    part("actions-that-concluded");
  }

  void learnt() {
    heading(2, "What we have learnt");
    write("what the practices of the year have in common");
    block("report knowledge part=the-practices level=3");
    heading(3, "Practices taken up elsewhere");
    block("report knowledge part=practices-taken-up-elsewhere level=4");
    heading(2, "External reviews");
    block("report reviews part=reviews level=3");
  }

  void outlook() {
    heading(2, "Experts");
    part("experts");
    heading(2, "Publications");
    part("publications");
    heading(3, "Downloads");
    block("report publications part=downloads level=4");
    heading(2, "The team");
    write("functions of the team, names and portraits if they agree");
    heading(2, "Looking ahead");
    write("intentions for the next year");
    part("looking-ahead");
    heading(3, "To be published");
    block("report communications part=due-to-be-published level=4");
  }

  void thanks() {
    heading(2, "Acknowledgements");
    write("thanks, in a few words");
    part("acknowledgements");
  }

  void closing() {
    heading(2, "Notes");
    text_ += words("Actions of this report, with their official numbers:") + "\n\n";
    block("list actions active=yes columns=short_name,references,title");
    heading(3, "What could not be dated");
    part("what-could-not-be-dated");
    heading(2, "Imprint");
    block("report programme part=acknowledgement-of-funding level=3");
    write("copyright, ISBN, languages, date");
  }

  const AnnualDocument& wanted_;
  std::string text_;
};

}  // namespace

std::string annual_document(const AnnualDocument& wanted) { return AnnualText(wanted).run(); }

}  // namespace mieux
