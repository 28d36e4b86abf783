#pragma once

#include <string_view>

namespace mieux {

/// May the text hold a way to reach a person: an e-mail address, also one that is disguised, a
/// telephone number, a postal address? Generous: a letter loses more than a record would.
bool is_way_to_reach(std::string_view text);

/// Does the line begin with a label such as `Contact:` or `Attn:`?
bool is_labelled(std::string_view text);

}  // namespace mieux
