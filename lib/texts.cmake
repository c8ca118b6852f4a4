# What a program writes lies in files of its own, so that it can be read and tried as what it is. Makes the source file TO of
# them, a literal a file, with the declarations of HEADER, as what SCOPE::all() returns: by their paths below FOLDER, or by a
# name of their own where that is given as NAME=PATH.
function(ceping_texts to header scope type folder)
    file(GLOB_RECURSE texts CONFIGURE_DEPENDS RELATIVE "${folder}" "${folder}/*")
    list(TRANSFORM texts REPLACE "(.+)" "\\1=${folder}/\\1")
    set(code "// Made by texts.cmake.\n#include <${header}>\n\nnamespace ${scope} {\n\n")
    string(APPEND code "const std::vector<${type}>& all() {\n    static const std::vector<${type}> texts{\n")
    foreach(each IN LISTS texts ARGN)
        string(REGEX MATCH "^([^=]+)=(.+)$" each "${each}")
        set(name "${CMAKE_MATCH_1}")
        set(path "${CMAKE_MATCH_2}")
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
        file(READ "${path}" text)
        string(APPEND code "        {\"${name}\", R\"~text~(${text})~text~\"},\n")
    endforeach()
    string(APPEND code "    };\n    return texts;\n}\n\n}  // namespace ${scope}\n")
    file(WRITE "${to}.new" "${code}")
    configure_file("${to}.new" "${to}" COPYONLY)  # only where it differs
endfunction()
