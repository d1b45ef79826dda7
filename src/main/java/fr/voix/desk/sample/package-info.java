/** Makes a place to look at, by request: made-up people vote, write, sign and moderate over some weeks, by the ways of everybody. */
package fr.voix.desk.sample;
