export default function createCore(options: any): any;
