package fr.voix.verify;

import java.util.List;

/**
 * What came of verifying one urn.
 *
 * @param sentences what differs, or why it could not be checked
 * @param note the checkpoint that everything was held against; null when it did not come to that
 */
record UrnReport(String scrutinUid, Verdict verdict, List<String> sentences, long leaves, long ballots, byte[] note) {}
