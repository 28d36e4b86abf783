# Puts text files into the program: the schemas, the manual of the diagnostics, the names of
# countries, the French labels, and the files of a new store.
#
# Included by CMakeLists.txt it offers the functions below. Run as a script
# (cmake -D WHAT=schemas|manual|command_manuals|completion_scripts|country_names|language_names|french_labels|world|page_files|new_store -D OUTPUT=x.cpp -D "FILES=a;b" -P embed.cmake)
# it writes the C++ source; the build does that again whenever a file changes.

set(embed_script "${CMAKE_CURRENT_LIST_FILE}")

function(embed_files what output)
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -D "WHAT=${what}" -D "OUTPUT=${output}" -D "FILES=${ARGN}"
            -P "${embed_script}"
    DEPENDS ${ARGN} "${embed_script}"
    COMMENT "Embedding ${what}"
    VERBATIM)
  # It can be compiled while the common headers are parsed.
  set_source_files_properties("${output}" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()

# `embed_schemas(OUTPUT [FILE...])`: those of schema/, and others.
function(embed_schemas output)
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/schema/*.schema.json")
  embed_files(schemas "${output}" ${files} ${ARGN})
endfunction()

function(embed_diagnostics_manual output)
  embed_files(manual "${output}" "${CMAKE_SOURCE_DIR}/docs/diagnostics.md")
endfunction()

# `mieux help`: the manuals of the commands.
function(embed_command_manuals output)
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/docs/commands/*.md")
  embed_files(command_manuals "${output}" ${files})
endfunction()

# `mieux completion`: src/cli/help/completion/mieux.SHELL.
function(embed_completion_scripts output)
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/cli/help/completion/mieux.*")
  embed_files(completion_scripts "${output}" ${files})
endfunction()

function(embed_country_names output)
  embed_files(country_names "${output}" "${CMAKE_SOURCE_DIR}/src/vocabulary/data/country_names.tsv")
endfunction()

function(embed_language_names output)
  embed_files(language_names "${output}" "${CMAKE_SOURCE_DIR}/src/vocabulary/data/language_names.tsv")
endfunction()

function(embed_french_labels output)
  embed_files(french_labels "${output}" "${CMAKE_SOURCE_DIR}/src/vocabulary/data/labels.fr.tsv")
endfunction()

# The map of the world that pictures draw on.
function(embed_world output)
  set(world "${CMAKE_SOURCE_DIR}/src/reports/render/world")
  embed_files(world "${output}" "${world}/land.txt" "${world}/points.tsv")
endfunction()

# What documents look like, byte by byte.
function(embed_page_files output)
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/reports/pages/files/*")
  embed_files(page_files "${output}" ${files})
endfunction()

# What `mieux init` writes: src/changes/new_store/files/, and the vocabularies and templates of
# letters of the small office.
function(embed_new_store output)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/changes/new_store/files/*")
  file(GLOB vocabularies CONFIGURE_DEPENDS
       "${CMAKE_SOURCE_DIR}/examples/small-office/vocabularies/*.tsv")
  file(GLOB templates CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/examples/small-office/templates/*.md")
  embed_files(new_store "${output}" ${files} ${vocabularies} ${templates})
endfunction()

# The file as a raw string literal.
function(read_as_literal file variable)
  file(READ "${file}" text)
  string(FIND "${text}" ")embedded\"" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${file}: contains the end mark of the raw string it is embedded in")
  endif()
  set(${variable} "R\"embedded(${text})embedded\"" PARENT_SCOPE)
endfunction()

function(write_schemas)
  set(rows "")
  set(count 0)
  foreach(file IN LISTS FILES)
    get_filename_component(name "${file}" NAME)
    read_as_literal("${file}" literal)
    string(APPEND rows "    {\"${name}\", ${literal}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  file(WRITE "${OUTPUT}" "#include \"mieux/schema/embedded.hpp\"

#include <array>

namespace mieux::schema {
namespace {
constexpr std::array<EmbeddedFile, ${count}> files{{
${rows}}};
}  // namespace

std::span<const EmbeddedFile> embedded_schemas() { return files; }
}  // namespace mieux::schema
")
endfunction()

function(write_new_store)
  set(rows "")
  set(count 0)
  foreach(file IN LISTS FILES)
    string(REGEX REPLACE "^.*/changes/new_store/files/" "" name "${file}")
    string(REGEX REPLACE "^.*/small-office/templates/" "public/templates/" name "${name}")
    string(REGEX REPLACE "^.*/small-office/" "both/" name "${name}")
    read_as_literal("${file}" literal)
    string(APPEND rows "    {\"${name}\", ${literal}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  file(WRITE "${OUTPUT}" "#include \"changes/new_store/new_store_files.hpp\"

#include <array>

namespace mieux {
namespace {
constexpr std::array<NewStoreFile, ${count}> files{{
${rows}}};
}  // namespace

std::span<const NewStoreFile> new_store_files() { return files; }
}  // namespace mieux
")
endfunction()

function(write_world)
  list(GET FILES 0 land)
  list(GET FILES 1 points)
  read_as_literal("${land}" land_literal)
  read_as_literal("${points}" points_literal)
  file(WRITE "${OUTPUT}" "#include \"reports/render/world_data.hpp\"

namespace mieux {
std::string_view world_land() { return ${land_literal}; }
std::string_view world_points() { return ${points_literal}; }
}  // namespace mieux
")
endfunction()

function(write_page_files)
  set(rows "")
  foreach(file IN LISTS FILES)
    get_filename_component(name "${file}" NAME)
    file(READ "${file}" bytes HEX)
    file(SIZE "${file}" size)
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
    string(APPEND rows "  if (name == \"${name}\") return {\"${bytes}\", ${size}};\n")
  endforeach()
  file(WRITE "${OUTPUT}" "#include \"mieux/reports/pages/page_template.hpp\"

namespace mieux {
std::string_view page_file(std::string_view name) {
${rows}  return {};
}
}  // namespace mieux
")
endfunction()

function(write_manual)
  read_as_literal("${FILES}" literal)
  file(WRITE "${OUTPUT}" "#include \"cli/output/diagnostics_manual.hpp\"

namespace mieux::cli {
std::string_view diagnostics_manual() { return ${literal}; }
}  // namespace mieux::cli
")
endfunction()

function(write_command_manuals)
  set(rows "")
  foreach(file IN LISTS FILES)
    get_filename_component(name "${file}" NAME_WE)
    read_as_literal("${file}" literal)
    string(APPEND rows "    {\"${name}\", ${literal}},\n")
  endforeach()
  file(WRITE "${OUTPUT}" "#include \"cli/help/command_manuals.hpp\"

namespace mieux::cli {
namespace {
constexpr Manual all[] = {
${rows}};
}  // namespace
std::span<const Manual> command_manuals() { return all; }
}  // namespace mieux::cli
")
endfunction()

function(write_completion_scripts)
  set(rows "")
  foreach(file IN LISTS FILES)
    get_filename_component(shell "${file}" LAST_EXT)
    string(SUBSTRING "${shell}" 1 -1 shell)
    read_as_literal("${file}" literal)
    string(APPEND rows "  if (shell == \"${shell}\") return ${literal};\n")
  endforeach()
  file(WRITE "${OUTPUT}" "#include \"cli/help/completion_scripts.hpp\"

namespace mieux::cli {
std::string_view completion_script(std::string_view shell) {
${rows}  return {};
}
}  // namespace mieux::cli
")
endfunction()

function(write_country_names)
  read_as_literal("${FILES}" literal)
  file(WRITE "${OUTPUT}" "#include \"mieux/vocabulary/country_names.hpp\"

namespace mieux {
std::string_view known_country_names() { return ${literal}; }
}  // namespace mieux
")
endfunction()

function(write_language_names)
  read_as_literal("${FILES}" literal)
  file(WRITE "${OUTPUT}" "#include \"mieux/vocabulary/languages.hpp\"

namespace mieux {
std::string_view language_names_text() { return ${literal}; }
}  // namespace mieux
")
endfunction()

function(write_french_labels)
  read_as_literal("${FILES}" literal)
  file(WRITE "${OUTPUT}" "#include \"mieux/vocabulary/languages.hpp\"

namespace mieux {
std::string_view french_labels_text() { return ${literal}; }
}  // namespace mieux
")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL embed_script)
  if(WHAT STREQUAL "schemas")
    write_schemas()
  elseif(WHAT STREQUAL "country_names")
    write_country_names()
  elseif(WHAT STREQUAL "language_names")
    write_language_names()
  elseif(WHAT STREQUAL "french_labels")
    write_french_labels()
  elseif(WHAT STREQUAL "command_manuals")
    write_command_manuals()
  elseif(WHAT STREQUAL "completion_scripts")
    write_completion_scripts()
  elseif(WHAT STREQUAL "world")
    write_world()
  elseif(WHAT STREQUAL "page_files")
    write_page_files()
  elseif(WHAT STREQUAL "new_store")
    write_new_store()
  else()
    write_manual()
  endif()
endif()
