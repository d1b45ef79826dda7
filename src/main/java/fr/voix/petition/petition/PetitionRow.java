package fr.voix.petition.petition;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One line of {@code petition}, by its key. */
@MappedEntity("petition")
record PetitionRow(@Id long petitionId) {}
