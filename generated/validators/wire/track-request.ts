// @ts-nocheck
// Generated from schemas/wire/track-request.json by `npm run generate`. Do not edit: edit the schema.
import type { Layer } from "../../../src/runtime/layer.ts";
import { createValidator, type Validator } from "../../../src/runtime/validator.ts";
import type { WireTrackRequest } from "../../types.ts";
import { guard as wirePayloadGuard, layer as wirePayloadLayer } from "../../validators/wire/payload.ts";


const matches0Regex = /[^\u0000- \u007f-\u00a0\u00ad\u034f\u061c\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]/u;
function matches0(text) {
  const first = text.charCodeAt(0);
  if (first >= 33 && first <= 126) return true;
  return matches0Regex.test(text);
}

function items1(array) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!(wirePayloadGuard(value))) return false;
  }
  return true;
}

function object1(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "name": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches0(value)))) return false;
        bits0 |= 1;
        break;
      }
      case "type": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        break;
      }
      case "payload": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && (value.length >= 1 && items1(value))))) return false;
        bits0 |= 2;
        break;
      }
    }
  }
  return ((bits0 & 3) === 3);
}

function items0(array) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!((typeof value === "object" && value !== null && !Array.isArray(value) && object1(value)))) return false;
  }
  return true;
}

function object0(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "track": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && items0(value)))) return false;
        bits0 |= 1;
        break;
      }
    }
  }
  return (bits0 & 1) !== 0;
}

function view0(object, unknown) {
  const view = { track: undefined };
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "track": {
        const value = object[key];
        view.track = value;
        break;
      }
      default:
        unknown.push(key);
    }
  }
  return view;
}

function view1(object, unknown) {
  const view = { name: undefined, payload: undefined, type: undefined };
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "name": {
        const value = object[key];
        view.name = value;
        break;
      }
      case "payload": {
        const value = object[key];
        view.payload = value;
        break;
      }
      case "type": {
        const value = object[key];
        view.type = value;
        break;
      }
      default:
        unknown.push(key);
    }
  }
  return view;
}

export function guard(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value) && object0(value));
}

function guard1(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value) && object1(value));
}

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.track === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "track"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.track !== undefined){
if(!(Array.isArray(data.track))){
const err1 = {instancePath:instancePath+"/track",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

const pattern0 = { test: matches0 };

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.payload === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "payload"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/name",keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.type !== undefined){
if(typeof data.type !== "string"){
const err4 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.payload !== undefined){
let data2 = data.payload;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/payload",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/payload",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
validate22.errors = vErrors;
return errors === 0;
}

const layer1: Layer = {
  title: "track entry",
  guard: guard1,
  full: validate22,
  view: view1,
  identifiers: [],
  missing: {},
  items: [{ at: ["payload"], layer: wirePayloadLayer }],
};

export const layer: Layer = {
  title: "wire track request",
  guard: guard,
  full: validate21,
  view: view0,
  identifiers: [],
  missing: {},
  items: [{ at: ["track"], layer: layer1 }],
};

export const wireTrackRequest: Validator<WireTrackRequest> = /* @__PURE__ */ createValidator("wire/track-request", layer);
