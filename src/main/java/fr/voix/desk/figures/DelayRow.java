package fr.voix.desk.figures;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/** The median time that the scrutins first decided on that day had waited. */
@MappedEntity
record DelayRow(@Id LocalDate day, double seconds) {}
