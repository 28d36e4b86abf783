# Adds a kind of record to the program, the way a person would: an enumerator and a row in
# include/mieux/schema/kind.hpp, and a schema. Included by CMakeLists.txt if MIEUX_MADE_UP_KIND is on.

set(kinds "${CMAKE_SOURCE_DIR}/include/mieux/schema/kind.hpp")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${kinds}")
file(READ "${kinds}" text)

function(insert_before mark what)
  string(FIND "${text}" "${mark}" place)
  if(place EQUAL -1)
    message(FATAL_ERROR "${kinds} has no line '${mark}' any more")
  endif()
  string(REPLACE "${mark}" "${what}${mark}" text "${text}")
  set(text "${text}" PARENT_SCOPE)
endfunction()

insert_before("  count_of_kinds," "  vehicle,
")
insert_before("    // Kinds that are neither listed nor counted" "    {.plural = \"vehicles\",
     .singular = \"vehicle\",
     .kind = RecordKind::vehicle,
     .place = \"vehicles\",
     .columns = \"title,country,bought\",
     .questions = \"title,country\",
     .dated_by = \"bought\",
     .importable = true},
")
file(CONFIGURE OUTPUT "${generated}/made_up_kind/mieux/schema/kind.hpp" CONTENT "${text}" @ONLY)
include_directories(BEFORE "${generated}/made_up_kind")
set(made_up_schema "${CMAKE_SOURCE_DIR}/tests/made_up_kind/vehicle.schema.json")
