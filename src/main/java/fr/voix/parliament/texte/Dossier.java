package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The life of one bill across its readings. */
@MappedEntity("dossier")
public record Dossier(@Id String uid, String titre, byte[] fingerprint) implements Official {}
