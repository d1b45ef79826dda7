package fr.voix.petition.reading;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** How many signatures come from a place. */
@MappedEntity("signature_departement")
record SignaturePlaceRow(@Id String place, long signatures) {}
