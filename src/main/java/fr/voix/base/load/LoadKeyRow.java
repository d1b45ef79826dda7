package fr.voix.base.load;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** The random half of a key, on which all instances agree. */
@MappedEntity("load_key")
record LoadKeyRow(int seconds, @Id Instant startsAt, byte[] random) {}
