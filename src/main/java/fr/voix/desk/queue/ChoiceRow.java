package fr.voix.desk.queue;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/** A texte, mission or groupe that scrutins of the queue have in common. */
@Introspected
record ChoiceRow(String filter, String choice, @Nullable String libelle, long scrutins) {}
