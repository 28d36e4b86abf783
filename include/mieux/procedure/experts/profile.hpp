#pragma once

#include <string>
#include <vector>

#include "mieux/procedure/experts/roster_facts.hpp"

namespace mieux {

// Profiles of experts that are asked for, and who on the roster meets them. Proposals of teams and
// figures on needs ask here.

/// What an expert is to be.
struct ExpertProfile {
  ExpertOrigin origin = ExpertOrigin::unstated;  ///< unstated: any
  std::vector<std::string> backgrounds;          ///< one of these; empty: any
  std::vector<std::string> countries;            ///< from one of these; empty: any
  std::vector<std::string> languages;            ///< speaks all of these
  std::vector<std::string> topics;               ///< works on one of these; empty: any
};

/// What a need of an Action asks for. One that names no topics asks for none: those of the Action
/// speak for somebody, and are no condition.
ExpertProfile profile_of(const Need& need);

/// What of a profile somebody meets on a day. Only a country whose membership the day leaves open
/// makes an answer `unknown`.
struct ProfileFit {
  Truth origin = Truth::yes;
  Truth background = Truth::yes;
  Truth country = Truth::yes;
  Truth languages = Truth::yes;
  Truth topic = Truth::yes;

  [[nodiscard]] Truth all() const { return origin && background && country && languages && topic; }
};

/// Whom membership in the EU and regions are asked for.
struct OriginAsked {
  const Vocabularies& vocabularies;
  std::string_view grouping;
  Date day;
};
ProfileFit fit_of(const Expert& expert, const ExpertProfile& profile, const OriginAsked& origin);

/// How many on the roster meet a profile on the day asked about; at least so many if dates leave
/// some open. Who was forgotten is nobody's match, and drafts are not.
Count covering(const Store& store, const ExpertProfile& profile, std::string_view grouping,
               AsOf as_of);

}  // namespace mieux
