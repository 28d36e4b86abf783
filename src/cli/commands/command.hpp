#pragma once

#include "cli/environment.hpp"

namespace CLI {
class App;
}

namespace mieux::cli {

/// The whole command line: options every command takes, and the commands.
void add_commands(CLI::App& app, const schema::Schemas& schemas, Chosen& chosen);

// The commands, one file each. Each adds its options to the parent and says in `chosen` what is
// to be run when it is the one on the command line.
void add_init(CLI::App& parent, Chosen& chosen);
void add_validate(CLI::App& parent, Chosen& chosen);
void add_list(CLI::App& parent, Chosen& chosen);
void add_show(CLI::App& parent, Chosen& chosen);
void add_nouns(CLI::App& parent, const schema::Schemas& schemas, Chosen& chosen);
void add_document_of_record(CLI::App& parent, Chosen& chosen);
void add_import(CLI::App& parent, Chosen& chosen);
void add_fmt(CLI::App& parent, Chosen& chosen);
void add_stats(CLI::App& parent, Chosen& chosen);
void add_due(CLI::App& parent, Chosen& chosen);
void add_report(CLI::App& parent, Chosen& chosen);
void add_request_verbs(CLI::App& request, Chosen& chosen);
void add_check_eligibility(CLI::App& request, Chosen& chosen);
void add_claim_check(CLI::App& claim, Chosen& chosen);
void add_explain(CLI::App& parent, Chosen& chosen);
void add_schema(CLI::App& parent, Chosen& chosen);
void add_bench_load(CLI::App& parent, Chosen& chosen);

}  // namespace mieux::cli
