#pragma once

#include <array>
#include <vector>

#include "cli/command_line/shared_options.hpp"
#include "cli/writing.hpp"
#include "mieux/changes/records/new_record.hpp"

namespace mieux::cli {

// The personal part of `mieux expert new`: what the private roster holds of the person.

/// Options of `expert new` beside --name, for the personal part.
inline constexpr std::array<Option, 4> personal_options{{
    {.names = "--email",
     .help = "E-mail address, the preferred one first; kept in the private roster",
     .value = "ADDRESS",
     .many = true,
     .taken_by = is_expert},
    {.names = "--phone",
     .help = "Telephone number in international form; kept in the private roster",
     .value = "NUMBER",
     .many = true,
     .taken_by = is_expert},
    {.names = "--consent",
     .help = "Day the person agreed to be kept in the roster",
     .value = "DATE",
     .taken_by = is_expert},
    {.names = "--keep-until",
     .help = "Last day the personal part may be kept",
     .value = "DATE",
     .taken_by = is_expert},
}};

/// What these options and --name want.
std::vector<Wish> personal_wishes(const Call& call);

/// Asks for the personal part, field by field; for nothing if the store names no roster that can
/// be used, which is said.
std::vector<Wish> ask_for_personal_part(const Store& store, Environment& environment,
                                        const Circumstances& circumstances);

/// Writes a new expert, each part to its place: the public one alone if nothing personal is given.
Exit write_new_expert(const NewRecord& wanted, const Common& common, Environment& environment,
                      const Writing& writing);

}  // namespace mieux::cli
