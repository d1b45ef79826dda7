/** The audit log: one row an act, each bound to all before it by a hash. */
package fr.voix.base.audit;
