package fr.voix.parliament.texte;

import java.time.LocalDate;

/** A parliamentary group; its colour is left out on purpose: no party colours here. */
public record Groupe(String uid, String libelle, String sigle, LocalDate debut, LocalDate fin) {}
