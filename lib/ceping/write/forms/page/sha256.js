
// ---- SHA-256, block by block, so that no file is ever held whole; browsers' own takes a whole file, and some lack it

const sha256Constants = (() => {
    const primes = [];
    for (let n = 2; primes.length < 64; n += 1) {
        if (primes.every((prime) => n % prime !== 0)) {
            primes.push(n);
        }
    }
    const bits = (root) => (root - Math.floor(root)) * 0x100000000 | 0;
    return {start: primes.slice(0, 8).map((prime) => bits(prime ** (1 / 2))), rounds: primes.map((prime) => bits(prime ** (1 / 3)))};
})();

class Sha256 {
    constructor() {
        this.state = Int32Array.from(sha256Constants.start);
        this.words = new Int32Array(64);
        this.rest = new Uint8Array(0);
        this.length = 0;
    }

    block(bytes, from) {
        const {words, state} = this;
        for (let i = 0; i < 16; i += 1) {
            const at = from + 4 * i;
            words[i] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
        }
        const turned = (x, by) => x >>> by | x << (32 - by);
        for (let i = 16; i < 64; i += 1) {
            const [a, b] = [words[i - 15], words[i - 2]];
            const low = turned(a, 7) ^ turned(a, 18) ^ a >>> 3;
            const high = turned(b, 17) ^ turned(b, 19) ^ b >>> 10;
            words[i] = words[i - 16] + low + words[i - 7] + high | 0;
        }
        let [a, b, c, d, e, f, g, h] = state;
        for (let i = 0; i < 64; i += 1) {
            const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
            const one = h + high + (e & f ^ ~e & g) + sha256Constants.rounds[i] + words[i] | 0;
            const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
            const two = low + (a & b ^ a & c ^ b & c) | 0;
            [h, g, f, e, d, c, b, a] = [g, f, e, d + one | 0, c, b, a, one + two | 0];
        }
        [a, b, c, d, e, f, g, h].forEach((each, i) => {
            state[i] = state[i] + each | 0;
        });
    }

    add(more) {
        const bytes = new Uint8Array(this.rest.length + more.length);
        bytes.set(this.rest);
        bytes.set(more, this.rest.length);
        let at = 0;
        for (; at + 64 <= bytes.length; at += 64) {
            this.block(bytes, at);
        }
        this.rest = bytes.slice(at);
        this.length += more.length;
    }

    hex() {
        const bits = BigInt(this.length) * 8n;
        const padding = new Uint8Array((this.rest.length < 56 ? 64 : 128) - this.rest.length);
        padding[0] = 0x80;
        for (let i = 0; i < 8; i += 1) {
            padding[padding.length - 1 - i] = Number(bits >> BigInt(8 * i) & 0xffn);
        }
        this.add(padding);
        return [...this.state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    }
}

const hashedAtOnce = 1 << 22;

/** The SHA-256 of a file that was picked. */
async function sha256OfFile(file) {
    const digest = new Sha256();
    for (let from = 0; from < file.size; from += hashedAtOnce) {
        digest.add(new Uint8Array(await file.slice(from, from + hashedAtOnce).arrayBuffer()));
    }
    return digest.hex();
}
