cmake_minimum_required(VERSION 3.25)
# Runs one command-line case and compares its bytes. A case is a folder:
#
#     cmd      what to run, by sh: one line as a rule, with pipes where the case is about pipes
#     setup    optional: run by sh first, for what can't be kept as a file (links, modes, large inputs)
#     stdout, stderr, status   what must come out
#
# and any inputs. It runs in a copy (COPY), so nothing is ever written into the source tree. The built programs (BIN)
# stand first on PATH; SOURCE is the checkout, for a setup that copies rubrics or examples in. The environment is
# otherwise empty: no CEPING_ variable, locale or colour setting of the caller gets in.
#
# GOLDEN_UPDATE=1 in the environment rewrites the expected files instead; review the difference before committing.
file(REMOVE_RECURSE "${COPY}" "${COPY}.got")
file(COPY "${CASE}/" DESTINATION "${COPY}")
file(MAKE_DIRECTORY "${COPY}.got")

set(clean env -i "PATH=${BIN}:$ENV{PATH}" "HOME=${COPY}.got" "SOURCE=${SOURCE}" LC_ALL=C TZ=UTC NO_COLOR=1)
foreach(name IN ITEMS ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS)
    if(DEFINED ENV{${name}})
        list(APPEND clean "${name}=$ENV{${name}}")
    endif()
endforeach()

if(EXISTS "${CASE}/setup")
    execute_process(COMMAND ${clean} sh -e ./setup WORKING_DIRECTORY "${COPY}" COMMAND_ERROR_IS_FATAL ANY)
endif()
execute_process(COMMAND ${clean} sh ./cmd WORKING_DIRECTORY "${COPY}"
    INPUT_FILE /dev/null OUTPUT_FILE "${COPY}.got/stdout" ERROR_FILE "${COPY}.got/stderr" RESULT_VARIABLE status)
file(WRITE "${COPY}.got/status" "${status}\n")

foreach(part IN ITEMS stdout stderr status)
    set(expected "${CASE}/${part}")
    set(got "${COPY}.got/${part}")
    if("$ENV{GOLDEN_UPDATE}" STREQUAL "1")
        file(COPY_FILE "${got}" "${expected}" ONLY_IF_DIFFERENT)
    endif()
    if(NOT EXISTS "${expected}")
        message(SEND_ERROR "${expected} is missing; GOLDEN_UPDATE=1 writes it")
        continue()
    endif()
    execute_process(COMMAND diff -u -a "${expected}" "${got}" RESULT_VARIABLE differs)
    if(differs)
        message(SEND_ERROR "${part} is not as ${CASE} says")
    endif()
endforeach()
