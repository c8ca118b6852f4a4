# Adds the folder CASE as a test called NAME: its `cmd` is run and what comes out compared (see golden.cmake).
function(ceping_golden_test name case)
    add_test(NAME ${name} COMMAND "${CMAKE_COMMAND}"
        -D "CASE=${case}"
        -D "COPY=${PROJECT_BINARY_DIR}/golden/${name}"
        -D "BIN=${CMAKE_RUNTIME_OUTPUT_DIRECTORY}"
        -D "SOURCE=${PROJECT_SOURCE_DIR}"
        -P "${PROJECT_SOURCE_DIR}/tests/golden.cmake")
endfunction()

# Adds the command-line tests of one program: each folder tests/cli/PROGRAM/CASE that holds a `cmd`.
function(ceping_cli_tests program)
    if(NOT CEPING_TESTS)
        return()
    endif()
    file(GLOB commands CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/cli/${program}/*/cmd")
    foreach(command IN LISTS commands)
        cmake_path(GET command PARENT_PATH case)
        cmake_path(GET case FILENAME name)
        ceping_golden_test(cli.${program}.${name} "${case}")
    endforeach()
endfunction()
