package fr.voix.texte;

import io.micronaut.core.annotation.Introspected;

/** A title as stored. */
@Introspected
record TitleRow(String uid, String titre) {}
