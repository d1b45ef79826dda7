package fr.voix.desk.figures;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * What happened on one day in Paris.
 *
 * @param opened scrutins that began to wait
 * @param filed scrutins that waited and do so no more, less those that wait again
 * @param decisions of people; a scrutin that followed the merge of a theme was not decided on
 */
@MappedEntity
record DayRow(@Id LocalDate day, long opened, long filed, long decisions) {}
