/** Co-signs the checkpoints of logs that only ever grow; needs no database, and runs at somebody else's. */
package fr.voix.verify.witness;
