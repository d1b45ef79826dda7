package fr.voix.petition.author;

/** A petition that looks like one that is being written. */
record NearRow(long id, String titre, String state) {}
