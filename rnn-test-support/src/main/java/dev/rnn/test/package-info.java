/** Plug-ins as strangers write them, for tests. Start at {@link dev.rnn.test.JarMaker}. It knows no module of rnn. */
package dev.rnn.test;
