#include "mieux/reports/pages/funding.hpp"

#include <array>

#include "mieux/base/text.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

constexpr std::array<std::string_view, 2> funding_fields{"acknowledgement", "disclaimer"};

}  // namespace

std::vector<FundingText> funding_texts(const Store& store) {
  std::vector<FundingText> texts;
  const auto& programmes = store.records(RecordKind::programme);
  if (programmes.empty() || !programmes.front().whole) return texts;
  const VisibleRecord programme(store, programmes.front(), Audience::everybody);
  for (const std::string_view field : funding_fields)
    if (std::string text = for_markdown(programme.text_at(field)); !text.empty())
      texts.push_back({field, std::move(text)});
  return texts;
}

std::vector<FundingText> funding_texts_missing(const Store& store, std::string_view markdown) {
  std::vector<FundingText> texts = funding_texts(store);
  std::erase_if(texts, [&](const FundingText& text) {
    return markdown.find(text.markdown) != std::string_view::npos;
  });
  return texts;
}

}  // namespace mieux
