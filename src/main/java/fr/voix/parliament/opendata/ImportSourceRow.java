package fr.voix.parliament.opendata;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What an address answered when it was last imported. */
@MappedEntity("import_source")
record ImportSourceRow(
        @Id String address, @Nullable String etag, @Nullable String lastModified) {}
