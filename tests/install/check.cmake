cmake_minimum_required(VERSION 3.25)
# Installs BUILD into PREFIX, compares what is there with `files`, and builds and runs two small projects against it:
# one that uses find_package(ceping), one that uses pkg-config. COMPILER is the C++ compiler of the build.
# GOLDEN_UPDATE=1 in the environment rewrites the list; review the difference before committing.
set(here "${CMAKE_CURRENT_LIST_DIR}")
set(work "${PREFIX}/../work")

function(run)
    execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE "${PREFIX}" "${work}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}"
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

file(GLOB_RECURSE installed RELATIVE "${PREFIX}" "${PREFIX}/*")
list(SORT installed)
list(TRANSFORM installed REPLACE "ceping-targets-[a-z]+[.]cmake$" "ceping-targets-TYPE.cmake")
list(JOIN installed "\n" text)
file(WRITE "${work}/files" "${text}\n")
if("$ENV{GOLDEN_UPDATE}" STREQUAL "1")
    file(COPY_FILE "${work}/files" "${here}/files" ONLY_IF_DIFFERENT)
endif()
execute_process(COMMAND diff -u "${here}/files" "${work}/files" RESULT_VARIABLE differs)
if(differs)
    message(SEND_ERROR "what is installed is not what tests/install/files lists; GOLDEN_UPDATE=1 rewrites it")
endif()

# The programs run from where they are installed, the dispatcher with the tools beside it.
run("${PREFIX}/bin/ceping" --version)
run("${PREFIX}/bin/ceping" score --version)

run("${CMAKE_COMMAND}" -S "${here}/consumer" -B "${work}/cmake" -G Ninja
    "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_PREFIX_PATH=${PREFIX}")
run("${CMAKE_COMMAND}" --build "${work}/cmake")

# What it prints is what `expected` has; GOLDEN_UPDATE=1 rewrites that, too.
function(consume program)
    execute_process(COMMAND "${program}" "${PREFIX}/share/ceping/rubrics/fj-civil-affairs-2015.yaml"
        OUTPUT_FILE "${work}/said" COMMAND_ERROR_IS_FATAL ANY)
    if("$ENV{GOLDEN_UPDATE}" STREQUAL "1")
        file(COPY_FILE "${work}/said" "${here}/consumer/expected" ONLY_IF_DIFFERENT)
    endif()
    execute_process(COMMAND diff -u "${here}/consumer/expected" "${work}/said" RESULT_VARIABLE differs)
    if(differs)
        message(SEND_ERROR "${program} does not print what tests/install/consumer/expected has")
    endif()
endfunction()
consume("${work}/cmake/consumer")

# --static, as what is installed is an archive: the library's own packages follow it on the link line.
set(ENV{PKG_CONFIG_PATH} "${PREFIX}/lib/pkgconfig")
execute_process(COMMAND pkg-config --static --cflags --libs ceping
    OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
run("${COMPILER}" -std=c++20 "${here}/consumer/main.cpp" -o "${work}/with-pkg-config" ${flags})
consume("${work}/with-pkg-config")
