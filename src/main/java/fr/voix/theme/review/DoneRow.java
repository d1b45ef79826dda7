package fr.voix.theme.review;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A decision and what its second reader made of it. */
@MappedEntity("second_reading")
record DoneRow(@Id long classificationId, String scrutinUid, String[] themesAfter, String[] themes) {}
