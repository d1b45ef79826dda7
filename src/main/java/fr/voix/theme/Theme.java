package fr.voix.theme;

/** One of our own themes; never an official classification. */
public record Theme(int id, String slug, String libelle, String libelleEn) {}
