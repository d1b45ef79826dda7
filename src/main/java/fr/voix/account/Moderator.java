package fr.voix.account;

/** Somebody who works here. */
public record Moderator(int id, String email, Role role) {}
