package fr.voix.urn.memory;

/**
 * One epoch.
 *
 * @param statement the signed note
 * @param report the bytes that it names by their hash
 * @param checkpoints the signed notes of what is lost, with an empty line behind each
 */
record EpochRow(int number, String statement, String report, String checkpoints) {}
