package fr.voix.theme.suggestion;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A scrutin and the number of its newest decision. */
@MappedEntity("classification")
record DecidedRow(@Id String scrutinUid, long decision) {}
