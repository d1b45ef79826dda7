/** Asks witnesses to co-sign what a log of ours signed, and keeps what they answer; nothing that is published waits for them. */
package fr.voix.urn.cosign;
