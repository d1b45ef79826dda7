/**
 * Who else has to sign: co-signatures of others, and policies that say which of them are enough. The service and its verifier
 * make neither, and read both with this.
 */
package fr.voix.verify.quorum;
