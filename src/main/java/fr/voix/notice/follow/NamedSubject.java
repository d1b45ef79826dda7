package fr.voix.notice.follow;

/**
 * What is followed, in the words of one language.
 *
 * @param address of its French page, without the origin
 */
record NamedSubject(Followed subject, String name, String address) {}
