# The schemas of schema/ as constant tables, made by a program of the build.
add_executable(make_schema_tables src/schema/compile/compile.cpp src/schema/compile/make_tables.cpp
                                  src/schema/schemas.cpp)
target_include_directories(make_schema_tables PRIVATE include)
target_link_libraries(make_schema_tables PRIVATE fmt::fmt nlohmann_json::nlohmann_json)
# It runs for a moment only.
target_compile_options(make_schema_tables PRIVATE -O0)

# `make_schema_tables(OUTPUT [FILE...])`: those of schema/, and others.
function(make_schema_tables output)
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/schema/*.schema.json")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND make_schema_tables "${output}" ${files} ${ARGN}
    DEPENDS make_schema_tables ${files} ${ARGN}
    COMMENT "Compiling the schemas"
    VERBATIM)
  set_source_files_properties("${output}" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
