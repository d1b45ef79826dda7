package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Introspected;

/** A title as stored. */
@Introspected
record TitleRow(String uid, String titre) {}
