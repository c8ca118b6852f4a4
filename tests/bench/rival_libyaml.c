/* rival_libyaml PATH...: what libyaml alone costs. Reads every *.yaml below each PATH in bytewise path order, whole
 * file by whole file, runs libyaml's event parser over the bytes and does nothing with the events but count them.
 *
 * A scorer that reads through libyaml cannot be faster than this, so the ratio to it says what everything else costs. */
#include <errno.h>
#include <fts.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

struct buffer {
    unsigned char *bytes;
    size_t size;
    size_t room;
};

struct counts {
    unsigned long files;
    unsigned long documents;
    unsigned long events;
    unsigned long scalars;
    unsigned long bytes;
};

static void fail(const char *path, const char *why)
{
    fprintf(stderr, "rival_libyaml: %s: %s\n", path, why);
    exit(2);
}

static void read_file(const char *path, struct buffer *into)
{
    struct stat facts;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &facts) != 0) {
        fail(path, strerror(errno));
    }
    const size_t wanted = (size_t)facts.st_size;
    if (wanted > into->room) {
        free(into->bytes);
        into->bytes = malloc(wanted);
        into->room = wanted;
        if (into->bytes == NULL) {
            fail(path, "out of memory");
        }
    }
    into->size = 0;
    while (into->size < wanted) {
        const ssize_t got = read(fd, into->bytes + into->size, wanted - into->size);
        if (got < 0) {
            fail(path, strerror(errno));
        }
        if (got == 0) {
            break;
        }
        into->size += (size_t)got;
    }
    close(fd);
}

static void parse(const char *path, const struct buffer *file, struct counts *seen)
{
    yaml_parser_t parser;
    yaml_event_t event;
    int more = 1;
    if (!yaml_parser_initialize(&parser)) {
        fail(path, "out of memory");
    }
    yaml_parser_set_input_string(&parser, file->bytes, file->size);
    while (more) {
        if (!yaml_parser_parse(&parser, &event)) {
            fail(path, parser.problem != NULL ? parser.problem : "not YAML");
        }
        seen->events++;
        seen->scalars += event.type == YAML_SCALAR_EVENT;
        seen->documents += event.type == YAML_DOCUMENT_START_EVENT;
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    seen->files++;
    seen->bytes += file->size;
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

int main(int argc, char **argv)
{
    struct buffer file = {NULL, 0, 0};
    struct counts seen = {0, 0, 0, 0, 0};
    if (argc < 2) {
        fprintf(stderr, "usage: rival_libyaml PATH...\n");
        return 2;
    }
    FTS *walk = fts_open(argv + 1, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
    if (walk == NULL) {
        fail(argv[1], strerror(errno));
    }
    for (FTSENT *entry = fts_read(walk); entry != NULL; entry = fts_read(walk)) {
        const char *suffix = strrchr(entry->fts_name, '.');
        if (entry->fts_info == FTS_NS || entry->fts_info == FTS_ERR || entry->fts_info == FTS_DNR) {
            fail(entry->fts_path, strerror(entry->fts_errno));
        }
        if (entry->fts_info == FTS_F && suffix != NULL && strcmp(suffix, ".yaml") == 0) {
            read_file(entry->fts_accpath, &file);
            parse(entry->fts_path, &file, &seen);
        }
    }
    fts_close(walk);
    free(file.bytes);
    printf("%lu files, %lu documents, %lu events, %lu scalars, %lu bytes\n", seen.files, seen.documents, seen.events,
           seen.scalars, seen.bytes);
    return seen.files > 0 ? 0 : 1;
}
