#pragma once

#include <string>
#include <vector>

#include "mieux/changes/records/new_record.hpp"

namespace mieux {

/// What a request is taken in by, beside its fields. Words as a person types them; empty: not
/// stated.
struct Intake {
  std::vector<std::string> requesters;  ///< one letter each
  std::string on_behalf_of;             ///< of every letter, like the two below
  std::string received;
  std::string channel;
  std::vector<std::string>
      supporters;  ///< `eu-delegation:BEN`: a type, and a country after a colon
};

/// A record of which nothing is known yet.
inline const yaml::Value no_fields{yaml::Value::Mapping{}, false};

/// The same as wishes on a request that has `fields` already: letters it has are changed,
/// supporters are added.
std::vector<Wish> wishes_of(const Intake& intake, const yaml::Value& fields);

/// A new request, as `new_record` makes it. Countries or the regional organisation follow from the
/// authorities that ask if neither is given, and several authorities of several countries ask
/// jointly unless that is stated; the notes of the change say so, and what there is of the same
/// countries already. Fails (3) if a request that is no draft has no country and no regional
/// organisation, and while requests, Actions or organisations cannot be read.
Change new_request(const Store& store, NewRecord wanted, const Circumstances& circumstances);

/// Where a request with these wishes comes from, as its authorities tell.
struct Origin {
  std::string countries;              ///< ids, separated by commas; empty if they do not tell
  std::string regional_organisation;  ///< its id; empty unless one asks for itself
};
Origin origin_by_authorities(const Store& store, const std::vector<Wish>& wishes);

}  // namespace mieux
