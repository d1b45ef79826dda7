package fr.voix.desk.petition;

import io.micronaut.core.annotation.Introspected;

/** The name of a theme in both languages. */
@Introspected
record ThemeNameRow(String libelle, String libelleEn) {}
