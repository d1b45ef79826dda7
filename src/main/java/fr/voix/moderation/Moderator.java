package fr.voix.moderation;

/** Somebody who works here. */
record Moderator(int id, String email, Role role) {}
