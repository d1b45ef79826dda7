package fr.voix.petition.author;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A petition whose author asked for its link, and how many times they have asked. */
@MappedEntity("petition_author")
record AskedRow(@Id long petitionId, int links) {}
