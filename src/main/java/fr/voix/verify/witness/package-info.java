/** Witness and mirror: co-sign the checkpoints of logs that only ever grow; need no database, and run at somebody else's. */
package fr.voix.verify.witness;
