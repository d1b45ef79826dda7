package fr.voix.desk.petition;

/** How many names of signatories of a petition wait for a moderator. */
record NamesToLookAt(long petitionId, long names) {}
