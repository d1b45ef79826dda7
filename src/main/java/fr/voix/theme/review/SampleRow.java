package fr.voix.theme.review;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A decision of the sample. */
@MappedEntity("classification")
record SampleRow(@Id long classificationId, String scrutinUid, String[] themesAfter) {}
